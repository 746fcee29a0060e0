package eo.caravan.processors.process;

import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.source.CollectionCatalog;
import java.util.Optional;

/**
 * What a step may ask of its surroundings.
 *
 * @param view the grid that a web service wants to see, where there is one: load steps read at its resolution
 * @param executor for the few processes whose result is a value computed from cells
 */
public record ProcessContext(
        CollectionCatalog collections,
        OutputFormats formats,
        StepLog log,
        Optional<Grid> view,
        ChunkExecutor executor,
        RunControl control) {}
