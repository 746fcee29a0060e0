/**
 * What survives a restart: rows in H2 or PostgreSQL, and files. Begin with {@link eo.caravan.persistence.database.Database};
 * each topic has a package with its repository, the SQL directly above the method that runs it. No pixels and no messages here.
 */
package eo.caravan.persistence;
