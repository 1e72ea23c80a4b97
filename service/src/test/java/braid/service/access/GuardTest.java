package braid.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final String READ = "read-key-0123456789";
    private static final String ADMIN = "admin-key-0123456789";

    @Test
    void offLoopbackWithoutKey_isRefusedWithWhatToSet() {
        for (String host : new String[] {"0.0.0.0", "::", "", "192.0.2.1"}) {
            assertThatThrownBy(() -> keys("BRAID_SERVING_HOST", host))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("serving.host")
                    .hasMessageContaining("BRAID_ACCESS_READ_KEYS");
        }
        assertThat(keys("BRAID_SERVING_HOST", "0.0.0.0", "BRAID_ACCESS_READ_KEYS", READ)
                        .areRequired())
                .isTrue();
    }

    @Test
    void closedNetwork_isOpenWithoutKeys() {
        assertThat(keys("BRAID_SERVING_HOST", "0.0.0.0", "BRAID_ACCESS_OPEN", "true")
                        .areRequired())
                .isFalse();
        assertThatThrownBy(() -> keys(
                        "BRAID_SERVING_HOST", "0.0.0.0", "BRAID_ACCESS_OPEN", "true", "BRAID_ACCESS_INGEST_KEYS", READ))
                .isInstanceOf(SettingException.class);
    }

    @Test
    void keyThatWouldNotAllowThePurpose_isRefused() {
        assertThatThrownBy(() -> keys("BRAID_SERVING_HOST", "0.0.0.0", "BRAID_ACCESS_INGEST_KEYS", READ))
                .isInstanceOf(SettingException.class);
    }

    @Test
    void shortKey_isRefusedAndNotShown() {
        assertThatThrownBy(() -> keys("BRAID_ACCESS_READ_KEYS", "secret"))
                .isInstanceOf(SettingException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void loopbackWithoutKeys_isOpen() {
        assertThat(status(keys("BRAID_SERVING_HOST", "127.0.0.1"), "GET", "/", Role.READ))
                .isZero();
    }

    @Test
    void roles_includeWhatTheyShould() {
        ApiKeys keys = keys("BRAID_ACCESS_READ_KEYS", READ, "BRAID_ACCESS_ADMIN_KEYS", ADMIN);
        assertThat(status(keys, "GET", "/status", Role.READ)).isEqualTo(401);
        assertThat(status(keys, "GET", "/status", Role.READ, "X-API-Key", "another-key-0123456"))
                .isEqualTo(401);
        assertThat(status(keys, "GET", "/status", Role.READ, "X-API-Key", READ)).isZero();
        assertThat(status(keys, "POST", "/run", Role.ADMIN, "X-API-Key", READ)).isEqualTo(403);
        for (Role role : Role.values()) {
            assertThat(status(keys, "POST", "/run", role, "X-API-Key", ADMIN)).isZero();
        }
        assertThat(status(keys, "GET", "/health/readiness", Role.READ)).isZero();
    }

    @Test
    void key_comesAsBearerOrPassword() {
        ApiKeys keys = keys("BRAID_ACCESS_READ_KEYS", READ);
        String basic = Base64.getEncoder().encodeToString(("any:" + READ).getBytes(StandardCharsets.UTF_8));
        assertThat(status(keys, "GET", "/", Role.READ, "Authorization", "Bearer " + READ))
                .isZero();
        assertThat(status(keys, "GET", "/", Role.READ, "Authorization", "basic " + basic))
                .isZero();
        assertThat(status(keys, "GET", "/", Role.READ, "Authorization", "Basic ???"))
                .isEqualTo(401);
        assertThat(status(keys, "GET", "/", Role.READ, "Authorization", READ)).isEqualTo(401);
    }

    @Test
    void hashedKey_isTheKeyButItsHashIsNot() throws Exception {
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(READ.getBytes(StandardCharsets.UTF_8)));
        ApiKeys keys = keys("BRAID_ACCESS_READ_KEYS", "sha256:" + hash);
        assertThat(status(keys, "GET", "/", Role.READ, "X-API-Key", READ)).isZero();
        assertThat(status(keys, "GET", "/", Role.READ, "X-API-Key", "sha256:" + hash))
                .isEqualTo(401);
    }

    @Test
    void sendingFromAnotherSite_isRefusedUnlessItIsAFriend() {
        String[] headers = {"Origin", "https://elsewhere.example", "Host", "127.0.0.1:29090"};
        assertThat(status(ApiKeys.NONE, "POST", "/api/v1/sql", Role.READ, headers))
                .isEqualTo(403);
        assertThat(status(ApiKeys.NONE, "GET", "/api/v1/sql", Role.READ, headers))
                .isZero();
        assertThat(status(ApiKeys.NONE, "POST", "/", Role.READ, "Origin", "null", "Host", "127.0.0.1"))
                .isEqualTo(403);
        assertThat(status(ApiKeys.NONE, "POST", "/", Role.READ, "Origin", "http://127.0.0.1:1", "Host", "127.0.0.1:1"))
                .isZero();
        Guard friendly = new Guard(ApiKeys.NONE, Set.of("https://elsewhere.example"));
        assertThat(friendly.check("POST", "/", Role.READ, headers(headers)::get))
                .isNull();
    }

    private static ApiKeys keys(String... environment) {
        return ApiKeys.of(Settings.of(headers(environment)), "serving.host", Role.READ);
    }

    /** 0 when the request may go on. */
    private static int status(ApiKeys keys, String method, String path, Role needed, String... headers) {
        Guard.Refusal refusal = new Guard(keys).check(method, path, needed, headers(headers)::get);
        return refusal == null ? 0 : refusal.status();
    }

    private static Map<String, String> headers(String... pairs) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
