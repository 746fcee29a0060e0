package eo.caravan.routes.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.account.Account;
import eo.caravan.api.file.Storage;
import eo.caravan.persistence.file.UserFiles;
import eo.caravan.routes.configuration.CaravanConfiguration;
import java.io.IOException;

/** The document of {@code GET /me}. */
public final class DescribeAccount {
    private final UserFiles files;

    public DescribeAccount(UserFiles files) {
        this.files = files;
    }

    /** What the account may know of itself; nobody has a budget that could run out. */
    public JsonNode describe(Account account) throws IOException {
        Storage storage = files.storage(account.name());
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("user_id", account.name())
                .put("name", account.name())
                .put("default_plan", CaravanConfiguration.Billing.PLAN)
                .putNull("budget");
        document.putObject("storage").put("free", storage.free()).put("quota", storage.quota());
        document.putArray("links");
        return document;
    }
}
