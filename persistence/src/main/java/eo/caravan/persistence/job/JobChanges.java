package eo.caravan.persistence.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.log.LogLevel;
import java.math.BigDecimal;

/** What an owner can change of a job; holds the new state of all of it. */
public record JobChanges(
        String title,
        String description,
        JsonNode process,
        String plan,
        BigDecimal budget,
        LogLevel logLevel,
        ObjectNode properties) {}
