/**
 * Model functions fitted to series, and evaluated. Begin with {@link eo.caravan.processors.process.curve.FitCurve}; how a fit is found is
 * said in {@link eo.caravan.processors.process.curve.CurveFit}. Statistics that need no model do not belong here.
 */
package eo.caravan.processors.process.curve;
