package eo.caravan.routes.error;

import eo.caravan.api.error.ErrorCode;

/** Failures of HTTP itself, which openEO has no codes for. Their messages are always made for the occasion. */
public enum HttpErrorCode implements ErrorCode {
    REQUEST_INVALID("RequestInvalid", 400),
    METHOD_NOT_ALLOWED("MethodNotAllowed", 405),
    REQUEST_BODY_TOO_LARGE("RequestBodyTooLarge", 413),
    TOO_MANY_LOGINS("TooManyLogins", 429);

    private final String code;
    private final int status;

    HttpErrorCode(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
