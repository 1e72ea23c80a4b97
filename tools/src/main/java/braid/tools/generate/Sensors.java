package braid.tools.generate;

import java.util.Random;
import java.util.function.Consumer;

/** Sensors at some sites, for {@code pipelines/sensors.sql}: a daily curve, noise, batteries that run down, and faults. */
final class Sensors implements Shape {
    private static final int SENSORS_A_SITE = 20;
    private static final double DAY_MS = 86_400_000;

    private final int sensors;

    Sensors(int sensors) {
        this.sensors = sensors;
    }

    @Override
    public String source() {
        return "readings";
    }

    @Override
    public void happen(long epochMillis, Random random, Consumer<String> events) {
        int sensor = random.nextInt(sensors);
        double warmth = StrictMath.sin(2 * Math.PI * (epochMillis % DAY_MS / DAY_MS - 0.25));
        boolean ok = random.nextInt(100) != 0;
        double degrees = 12 + sensor % 7 + 8 * warmth + random.nextGaussian();
        double humidity = 60 - 15 * warmth + 3 * random.nextGaussian();
        events.accept(new JsonLine()
                .text("reading_id", JsonLine.identifier(random))
                .time("measured_at", epochMillis)
                .text("sensor", "sensor-" + sensor)
                .text("site", "site-" + sensor / SENSORS_A_SITE)
                .hundredths("temperature", ok ? (Long) Math.round(degrees * 100) : null)
                .plain("humidity", Math.max(0, Math.min(100, Math.round(humidity * 1000) / 1000.0)))
                .plain("battery_mv", 2800 + (sensor * 37L + 900 - epochMillis / 3_600_000 % 900) % 900)
                .plain("ok", ok)
                .end());
    }
}
