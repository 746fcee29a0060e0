package eo.caravan.processors.source;

import eo.caravan.processors.source.access.Location;

/**
 * A collection of this server whose items are asked of another one each time.
 *
 * @param id under which it is served here
 * @param url of the collection in a STAC API, or of a static collection or catalog
 */
public record RemoteCollection(String id, Location url) {
    /**
     * Reads {@code id=url}, or a URL whose last part is the id.
     *
     * @throws IllegalArgumentException saying what would be understood
     */
    public static RemoteCollection of(String text) {
        int equals = text.indexOf('=');
        boolean named = equals > 0 && text.substring(0, equals).matches("[\\w.~-]+");
        Location url = Location.of(named ? text.substring(equals + 1).strip() : text);
        String id = named ? text.substring(0, equals) : url.fileName();
        if (!url.remote() || !id.matches("[\\w.~-]+") || !named && id.endsWith(".json")) {
            throw new IllegalArgumentException("ID=URL, or the URL of a collection in a STAC API such as"
                    + " https://stac.example/collections/sentinel-2");
        }
        return new RemoteCollection(id, url);
    }
}
