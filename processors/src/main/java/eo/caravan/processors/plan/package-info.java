/**
 * From a process graph to something that runs. Begin with {@link eo.caravan.processors.plan.GraphPlanner}: it checks a graph
 * completely and orders its nodes; {@link eo.caravan.processors.plan.PlanRun} is one walk along them, and
 * {@link eo.caravan.processors.plan.ChildGraph} what becomes of reducers and other callbacks. What a process does with its
 * arguments, and who asks for a walk, does not belong here.
 */
package eo.caravan.processors.plan;
