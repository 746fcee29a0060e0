package eo.caravan.routes.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.account.Account;
import eo.caravan.routes.configuration.CaravanConfiguration;

/** The document of {@code GET /me}. */
public final class DescribeAccount {
    /** What the account may know of itself; nobody has a budget that could run out. */
    public JsonNode describe(Account account) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("user_id", account.name())
                .put("name", account.name())
                .put("default_plan", CaravanConfiguration.Billing.PLAN)
                .putNull("budget");
        document.putArray("links");
        return document;
    }
}
