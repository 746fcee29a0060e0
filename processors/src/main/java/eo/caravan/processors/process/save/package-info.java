/**
 * The process that says how a result is to be written: {@link eo.caravan.processors.process.save.SaveResult}. It checks and
 * describes; the writing happens in the output package after the graph has been planned.
 */
package eo.caravan.processors.process.save;
