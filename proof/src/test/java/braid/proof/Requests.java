package braid.proof;

import braid.speed.ModelInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What instances have asked of the store and is under way. A request may be done, done with its answer lost, done in part, not done, done
 * long after it was given up, or simply take long; in any order. Of one who died nobody hears the answer; one who is paused hears it later.
 */
final class Requests {
    private final List<Request<?>> underWay = new ArrayList<>();
    private final World world;

    Requests(World world) {
        this.world = world;
    }

    private static final class Request<T> {
        private final ModelInstance from;
        private final String words;
        private final Supplier<T> effect;
        private final Runnable half;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private boolean isGivenUp;
        private boolean isDone;
        private T result;

        Request(ModelInstance from, String words, Supplier<T> effect, Runnable half) {
            this.from = from;
            this.words = words;
            this.effect = effect;
            this.half = half;
        }

        void perform() {
            if (!isDone) {
                isDone = true;
                result = effect.get();
            }
        }
    }

    /** @param half what happens if it reaches only some of those who will be asked; {@code null} for a request that is done or not */
    <T> CompletableFuture<T> send(ModelInstance from, String words, Supplier<T> effect, Runnable half) {
        Request<T> request = new Request<>(from, words, effect, half);
        underWay.add(request);
        return request.answer;
    }

    /** Something happens to one of them. */
    void happen(Random random, int faults) {
        if (underWay.isEmpty()) {
            return;
        }
        // The oldest are the likeliest.
        int at = random.nextInt(1 + random.nextInt(underWay.size()));
        Request<?> request = underWay.get(at);
        if (request.isGivenUp) {
            underWay.remove(at);
            if (random.nextBoolean()) {
                world.tell(() -> request.words + ": done after all");
                request.perform();
            }
        } else if (random.nextInt(10) >= faults) {
            succeed(request);
        } else {
            fail(request, random.nextInt(6));
        }
    }

    /** The first one that says this succeeds, and all that follows. */
    void succeed(String words) {
        succeed(find(words));
    }

    /** The first one that says this is given up by who asked, and is still on its way. */
    void linger(String words) {
        giveUp(find(words), true, () -> {}, "is given up, but is still on its way");
    }

    /** The first one that says this was given up, and is done after all. */
    void arrive(String words) {
        Request<?> request = find(words);
        underWay.remove(request);
        world.tell(() -> request.words + ": done after all");
        request.perform();
    }

    boolean has(String words) {
        return underWay.stream().anyMatch(request -> request.words.contains(words));
    }

    private Request<?> find(String words) {
        return underWay.stream()
                .filter(request -> request.words.contains(words))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody " + words));
    }

    /** All that is under way succeeds, and all that follows from it. */
    void succeedAll() {
        while (!underWay.isEmpty()) {
            succeed(underWay.get(0));
        }
    }

    private <T> void succeed(Request<T> request) {
        underWay.remove(request);
        if (request.isGivenUp) {
            return;
        }
        world.tell(() -> request.words + ": done");
        request.perform();
        hear(request, answer -> answer.complete(request.result));
    }

    private void fail(Request<?> request, int how) {
        switch (how) {
            case 0 -> giveUp(request, false, request::perform, "done, but the answer is lost");
            case 1 -> giveUp(request, false, () -> {}, "fails");
            case 2 -> giveUp(request, true, () -> {}, "is given up, but is still on its way");
            case 3 -> {
                giveUp(request, false, half(request), "fails, done in part");
                world.mayDie(request.from);
            }
            case 4 -> {
                world.tell(() -> request.words + ": done in part, and goes on");
                half(request).run();
            }
            default -> {
                world.tell(() -> request.words + ": done, the answer comes later");
                request.perform();
            }
        }
    }

    private static Runnable half(Request<?> request) {
        return request.half == null || request.isDone ? () -> {} : request.half;
    }

    private void giveUp(Request<?> request, boolean lingers, Runnable done, String how) {
        world.tell(() -> request.words + ": " + how);
        done.run();
        if (lingers) {
            request.isGivenUp = true;
        } else {
            underWay.remove(request);
        }
        hear(request, answer -> answer.completeExceptionally(new StoreFailed()));
    }

    private static <T> void hear(Request<T> request, Consumer<CompletableFuture<T>> news) {
        request.from.hear(() -> news.accept(request.answer));
    }
}
