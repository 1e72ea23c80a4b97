package braid.service.access;

import braid.core.view.EnvironmentName;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The API keys of a service, each with its role. Where no key is set at all, everything is open, which a service refuses unless it binds
 * to loopback or its network is said to be closed.
 *
 * <p>Only the keys' SHA-256 hashes are held, and a given key is compared with every one of them in constant time. A key may be set as
 * {@code sha256:} and its hash. Immutable.
 */
public final class ApiKeys {
    /** No keys: everything is open. */
    public static final ApiKeys NONE = new ApiKeys(List.of());

    private static final int SHORTEST = 16;
    private static final String HASHED = "sha256:";
    private static final String OPEN = "access.open";

    private record Key(Role role, byte[] hash) {}

    private final List<Key> keys;

    private ApiKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * The keys of a service.
     *
     * @param hostSetting the setting that says where the service listens
     * @param purpose what the service is there for: off loopback, at least one key must allow it
     * @throws SettingException if a key cannot be used, or the service would be open to other machines
     */
    public static ApiKeys of(Settings settings, String hostSetting, Role purpose) {
        List<Key> keys = new ArrayList<>();
        for (Role role : Role.values()) {
            for (String key : settings.text(role.setting()).split(",")) {
                if (!key.isBlank()) {
                    keys.add(new Key(role, hash(key.trim(), role)));
                }
            }
        }
        String host = settings.text(hostSetting);
        boolean usable = keys.stream().anyMatch(key -> key.role().includes(purpose));
        boolean open = settings.text(OPEN).equals("true");
        if (!usable && (!keys.isEmpty() || !isLoopback(host) && !open)) {
            String why = keys.isEmpty()
                    ? "other machines can reach it there, and no key is set"
                    : "no key that is set would allow what this service is there for";
            throw new SettingException("Setting " + hostSetting + " is '" + host + "': " + why + ". Set "
                    + EnvironmentName.of(purpose.setting()) + " (" + purpose.setting() + ") or "
                    + EnvironmentName.of(Role.ADMIN.setting())
                    + " to a random text of at least " + SHORTEST + " characters, or the host to 127.0.0.1; or say by "
                    + EnvironmentName.of(OPEN) + "=true that nobody else can reach its network.");
        }
        return new ApiKeys(keys);
    }

    /** Whether a key is needed at all. */
    boolean areRequired() {
        return !keys.isEmpty();
    }

    /** The roles of a key; none for one that is not known. */
    Set<Role> roles(String given) {
        byte[] hash = sha256(given);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Key key : keys) {
            if (MessageDigest.isEqual(key.hash(), hash)) {
                roles.add(key.role());
            }
        }
        return roles;
    }

    private static byte[] hash(String key, Role role) {
        if (!key.startsWith(HASHED)) {
            if (key.length() < SHORTEST) {
                throw wrong(role, "has a key of " + key.length() + " characters, but each needs at least " + SHORTEST);
            }
            return sha256(key);
        }
        try {
            byte[] hash = HexFormat.of().parseHex(key.substring(HASHED.length()));
            if (hash.length == 32) {
                return hash;
            }
        } catch (IllegalArgumentException e) {
            throw wrong(role, "has something behind " + HASHED + " that is no hash in hexadecimal digits");
        }
        throw wrong(role, "has something behind " + HASHED + " that is not 64 hexadecimal digits");
    }

    /** Does not show the key. */
    private static SettingException wrong(Role role, String what) {
        return new SettingException("Setting " + role.setting() + " " + what + ". Set "
                + EnvironmentName.of(role.setting()) + " to keys with commas between them, each as it is or as "
                + HASHED + " and its SHA-256 hash.");
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
