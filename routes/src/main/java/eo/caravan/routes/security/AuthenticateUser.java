package eo.caravan.routes.security;

import eo.caravan.api.account.Account;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.persistence.account.AccountRepository;
import java.time.Clock;
import java.util.Map;

/** Finds out which account a request comes from. */
public final class AuthenticateUser {
    private static final String SCHEME = "Bearer ";
    private static final String OLDER_FORM = "basic//";

    private final Tokens tokens;
    private final KnownAccounts accounts;

    public AuthenticateUser(Tokens tokens, AccountRepository accounts, Clock clock) {
        this.tokens = tokens;
        this.accounts = new KnownAccounts(accounts, clock);
    }

    /**
     * The account behind an {@code Authorization} header: {@code Bearer TOKEN} or, as older clients send it,
     * {@code Bearer basic//TOKEN}. That another process disabled the account is noticed within a second.
     *
     * @throws OpenEoException AuthenticationRequired without a header, AuthenticationSchemeInvalid where it is no bearer
     *     token, TokenInvalid where the token is forged or expired or its account is gone or disabled
     */
    public Account authenticate(String authorization) {
        if (authorization == null || authorization.isBlank()) {
            throw new OpenEoException(ApiErrorCode.AUTHENTICATION_REQUIRED, Map.of());
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new OpenEoException(ApiErrorCode.AUTHENTICATION_SCHEME_INVALID, Map.of());
        }
        String token = authorization.substring(SCHEME.length()).strip();
        if (token.startsWith(OLDER_FORM)) {
            token = token.substring(OLDER_FORM.length());
        }
        return tokens.user(token)
                .flatMap(accounts::find)
                .filter(account -> !account.disabled())
                .orElseThrow(() -> new OpenEoException(ApiErrorCode.TOKEN_INVALID, Map.of()));
    }
}
