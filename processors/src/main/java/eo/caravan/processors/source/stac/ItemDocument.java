package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.source.access.Location;

/**
 * A STAC item as it was found.
 *
 * @param base what its hrefs are relative to
 */
public record ItemDocument(Location base, JsonNode json) {}
