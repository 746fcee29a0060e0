/**
 * The rules of the house, held by ArchUnit. Begin with {@link eo.caravan.house.HouseRulesTest}; each rule says why it
 * stands. What the program does is tested elsewhere.
 */
package eo.caravan.house;
