package eo.caravan.processors.plan;

import eo.caravan.api.process.ProcessSpec;
import eo.caravan.processors.process.Process;

/** A process that is both defined and implemented. */
public record ServedProcess(ProcessSpec spec, Process process) {}
