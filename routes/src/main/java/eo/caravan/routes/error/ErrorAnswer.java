package eo.caravan.routes.error;

/**
 * An answer that reports a failure.
 *
 * @param status the HTTP status
 * @param body the openEO error document, JSON
 */
public record ErrorAnswer(int status, String body) {}
