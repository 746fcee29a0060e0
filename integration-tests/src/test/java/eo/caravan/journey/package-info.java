/**
 * Whole journeys through a running server, as users and operators make them: from log-in to the downloaded file, by the
 * official client, through a kill in the middle. Begin with {@link eo.caravan.journey.RealScenesIT}. Single operations are
 * tested in {@code operation}.
 */
package eo.caravan.journey;
