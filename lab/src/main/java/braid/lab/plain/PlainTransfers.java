package braid.lab.plain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The views of {@code pipelines/transfers.sql}. Amounts are cents. */
final class PlainTransfers implements Plain.Program {
    private static final long MINUTE = 60_000;

    private final Set<String> seen = new HashSet<>();
    private final Map<String, Balance> balances = new HashMap<>();
    private final Map<Long, Volume> volumes = new HashMap<>();

    private static final class Balance {
        private long entries;
        private long cents;
    }

    private static final class Volume {
        private long entries;
        private long net;
        private Long moved;
        private final Set<String> accounts = new HashSet<>();
    }

    @Override
    public void take(Map<String, String> event) {
        if (!seen.add(event.get("entry_id"))) {
            return;
        }
        long cents = new BigDecimal(event.get("amount")).movePointRight(2).longValueExact();
        Balance balance = balances.computeIfAbsent(event.get("account"), account -> new Balance());
        balance.entries++;
        balance.cents += cents;
        long time = Instant.parse(event.get("happened")).toEpochMilli();
        Volume volume = volumes.computeIfAbsent(time - Math.floorMod(time, MINUTE), at -> new Volume());
        volume.entries++;
        volume.net += cents;
        volume.accounts.add(event.get("account"));
        if (cents > 0) {
            volume.moved = (volume.moved == null ? 0 : volume.moved) + cents;
        }
    }

    @Override
    public void write(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("balances");
        for (Map.Entry<String, Balance> each : balances.entrySet()) {
            out.writeStartObject();
            out.writeStringField("account", each.getKey());
            PlainClicks.money(out, "balance", each.getValue().cents);
            out.writeNumberField("entries", each.getValue().entries);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("volume");
        for (Map.Entry<Long, Volume> each : volumes.entrySet()) {
            Volume volume = each.getValue();
            out.writeStartObject();
            out.writeStringField("window_start", PlainClicks.time(each.getKey()));
            out.writeNumberField("entries", volume.entries);
            PlainClicks.money(out, "net", volume.net);
            PlainClicks.money(out, "moved", volume.moved);
            out.writeNumberField("accounts", volume.accounts.size());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
