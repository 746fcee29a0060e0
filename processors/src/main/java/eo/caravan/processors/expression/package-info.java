/**
 * What a callback says, as a tree. Begin with {@link eo.caravan.processors.expression.Expression}. It is there so that a condition
 * can be told to others in their own language, for instance as CQL2; how callbacks are planned and run does not belong here.
 */
package eo.caravan.processors.expression;
