package eo.caravan.processors.source.network;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes one good answer as it comes; called by one thread at a time. What it throws ends the exchange at once. */
interface Taker<T> {
    /** The answer begins. */
    void begin(Answer answer) throws IOException;

    /** More of its body. */
    void take(ByteBuffer bytes) throws IOException;

    /** The answer is complete. */
    T end() throws IOException;

    /** The answer will not become complete. */
    default void abandon() {}
}
