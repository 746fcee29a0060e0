/** Tests of opening and migrating, and the databases that the tests of the other packages use. */
package eo.caravan.persistence.database;
