/**
 * The HTTP server and what holds for every request, whatever it asks for: CORS, request ids, slashes, unknown paths and
 * methods, missing credentials, errors as openEO documents. Begin with {@link eo.caravan.routes.http.FrontDoor}. What an
 * operation does belongs to its route; files and streams hang their handlers in by
 * {@link eo.caravan.routes.http.HttpExtension}.
 */
package eo.caravan.routes.http;
