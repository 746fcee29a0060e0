/**
 * The processes that graphs may call. Begin with {@link eo.caravan.routes.process.ProcessRoutes}. What a process computes
 * is said in the engine, what it promises in the contract.
 */
package eo.caravan.routes.process;
