package braid.answer.side;

/** The real-time side has gone on to another cut, or is on its way to one state: worth another attempt. */
public final class Moved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what of the real-time side does not stand still, as a clause */
    public Moved(String what) {
        super(what, null, false, false);
    }
}
