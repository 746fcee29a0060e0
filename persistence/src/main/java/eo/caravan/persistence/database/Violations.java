package eo.caravan.persistence.database;

import java.sql.SQLException;

/** Tells broken rules of the tables from other failures. */
public final class Violations {
    private static final String UNIQUE = "23505";
    private static final String FOREIGN_KEY = "23503";
    private static final String FOREIGN_KEY_H2 = "23506";

    private Violations() {}

    /** Whether a statement failed because a row with the same key is already there. */
    public static boolean isUnique(Throwable failure) {
        return UNIQUE.equals(state(failure));
    }

    /** Whether a statement failed because the row that it refers to is not there (any more). */
    public static boolean isForeignKey(Throwable failure) {
        String state = state(failure);
        return FOREIGN_KEY.equals(state) || FOREIGN_KEY_H2.equals(state);
    }

    private static String state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
