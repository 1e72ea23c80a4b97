package braid.tools.generate;

import java.util.Random;
import java.util.function.Consumer;

/** Makes the events of one source. */
interface Shape {
    /** The source's name. */
    String source();

    /** Makes what happens at one moment: one event, or some that belong together; each as a line of JSON. */
    void happen(long epochMillis, Random random, Consumer<String> events);
}
