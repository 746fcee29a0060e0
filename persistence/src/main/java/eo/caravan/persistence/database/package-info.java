/**
 * Opens the database, brings its tables up to date and says how our types are stored. Begin with
 * {@link eo.caravan.persistence.database.Database}. The same SQL runs on H2 and PostgreSQL: JSON columns have the type
 * {@code JSON} on both (it keeps a user's document as it was sent), and the one difference, how JSON is bound, is hidden here.
 * Statements about a topic belong to the package of the topic.
 */
package eo.caravan.persistence.database;
