package braid.web;

/** Whether a service can do its work now; a bean of the service. */
@FunctionalInterface
public interface Readiness {
    /** Must not block. */
    boolean isReady();
}
