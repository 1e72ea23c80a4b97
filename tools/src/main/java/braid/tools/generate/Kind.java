package braid.tools.generate;

/** What can be made up, each for the pipeline of the same name. */
public enum Kind {
    clicks,
    sensors,
    transfers;

    /** @param skew the exponent of Zipf's law by which users and accounts are drawn; sensors all measure alike */
    Shape shape(int users, double skew) {
        return switch (this) {
            case clicks -> new Clicks(users, skew);
            case sensors -> new Sensors(users);
            case transfers -> new Transfers(users, skew);
        };
    }
}
