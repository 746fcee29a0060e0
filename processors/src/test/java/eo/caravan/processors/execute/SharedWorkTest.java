package eo.caravan.processors.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SharedWorkTest {
    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void answers_come_in_the_order_of_the_pieces() {
        try (ChunkExecutor executor = new ChunkExecutor(4, 1 << 20)) {
            List<Integer> answers = new ArrayList<>();
            executor.share(upTo(500), piece -> piece * piece, answers::add);
            assertThat(answers)
                    .isEqualTo(upTo(500).stream().map(piece -> piece * piece).toList());
            executor.share(List.of(), piece -> piece, answer -> answers.clear());
            assertThat(answers).hasSize(500);
        }
    }

    @Test
    void idle_workers_help() {
        try (ChunkExecutor executor = new ChunkExecutor(2, 1 << 20)) {
            CountDownLatch both = new CountDownLatch(2);
            executor.share(
                    upTo(2),
                    piece -> {
                        both.countDown();
                        return meet(both);
                    },
                    answer -> {});
            assertThat(both.getCount()).isZero();
        }
    }

    private static boolean meet(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void parts_on_every_worker_may_share_their_pieces_and_these_theirs() throws Exception {
        try (ChunkExecutor executor = new ChunkExecutor(2, 1 << 20)) {
            AtomicInteger leaves = new AtomicInteger();
            List<Integer> parts = new ArrayList<>();
            executor.run(
                    upTo(8),
                    part -> 1,
                    part -> {
                        executor.share(
                                upTo(5),
                                piece -> {
                                    executor.share(upTo(3), leaf -> leaf, leaf -> leaves.incrementAndGet());
                                    return piece;
                                },
                                piece -> {});
                        return part;
                    },
                    parts::add,
                    RunControl.UNWATCHED);
            assertThat(parts).isEqualTo(upTo(8));
            assertThat(leaves).hasValue(8 * 5 * 3);
        }
    }

    @Test
    void a_piece_that_fails_fails_the_part() {
        try (ChunkExecutor executor = new ChunkExecutor(3, 1 << 20)) {
            assertThatThrownBy(() -> executor.share(
                            upTo(100),
                            piece -> {
                                if (piece == 17) {
                                    throw new IllegalStateException("piece 17");
                                }
                                return piece;
                            },
                            answer -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("piece 17");
        }
    }

    @Test
    void an_interrupted_thread_stops() {
        try (ChunkExecutor executor = new ChunkExecutor(1, 1 << 20)) {
            List<Integer> done = new ArrayList<>();
            assertThatThrownBy(() -> executor.share(
                            upTo(100),
                            piece -> {
                                done.add(piece);
                                Thread.currentThread().interrupt();
                                return piece;
                            },
                            answer -> {}))
                    .isInstanceOf(CancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(done).containsExactly(0);
        }
    }
}
