package eo.caravan.processors.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeepCallTest {
    private static long depth(long left) {
        return left == 0 ? 0 : 1 + depth(left - 1);
    }

    @Test
    void calls_may_go_deep() throws Exception {
        assertThat(DeepCall.of(() -> depth(100_000))).isEqualTo(100_000);
    }

    @Test
    void what_is_thrown_comes_through() {
        assertThatThrownBy(() -> DeepCall.of(() -> {
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThatThrownBy(() -> DeepCall.of(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void an_interruption_reaches_the_work_and_is_not_forgotten() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> DeepCall.of(() -> {
                    never.await();
                    return null;
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
