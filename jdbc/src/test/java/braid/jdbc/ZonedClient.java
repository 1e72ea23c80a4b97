package braid.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;

/** A program of its own that asks for times, because Avatica's driver looks at its JVM's time zone once, when its classes are loaded. */
final class ZonedClient {
    private ZonedClient() {}

    /** Prints for each time its text, its Timestamp, its milliseconds as an instant, and the Timestamp that went there and came back. */
    public static void main(String[] args) throws SQLException {
        String url = args[0];
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (int i = 1; i < args.length; i++) {
                try (ResultSet rows = statement.executeQuery("SELECT TIMESTAMP '" + args[i] + "'")) {
                    rows.next();
                    Timestamp time = rows.getTimestamp(1);
                    System.out.println(rows.getString(1) + "|" + time + "|" + Instant.ofEpochMilli(rows.getLong(1))
                            + "|" + echo(connection, time));
                }
            }
        }
    }

    private static String echo(Connection connection, Timestamp time) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS TIMESTAMP(3))")) {
            statement.setTimestamp(1, time);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
