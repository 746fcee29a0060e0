package eo.caravan.routes.http;

/** Headers that the front door sets on every request; whatever a client sends under these names is overwritten. */
public final class RequestHeaders {
    /** The id of the request, which answers, errors and log lines carry. */
    public static final String REQUEST_ID = "X-Request-Id";

    /** The absolute URL of the versioned API as this client sees it, without a slash at the end. */
    public static final String API_URL = "X-Api-Url";

    /** Not a header, but the value of a request's context that holds the method that was asked for: HEAD reaches handlers as GET. */
    public static final String METHOD = "asked-method";

    private RequestHeaders() {}
}
