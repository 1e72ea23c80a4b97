import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;

/** Runs one statement with Avatica's driver and prints the text of each value, or why it was refused. Run by {@code jdbc}. */
public final class Jdbc {
    private Jdbc() {}

    /** @param arguments the address, then a statement, or {@code --prepare}, a statement and values of its parameters */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:avatica:remote:url=" + arguments[0])) {
            if (!arguments[1].equals("--prepare")) {
                try (Statement statement = connection.createStatement()) {
                    print(statement.executeQuery(arguments[1]));
                }
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement(arguments[2])) {
                for (int i = 3; i < arguments.length; i++) {
                    statement.setString(i - 2, arguments[i]);
                }
                print(statement.executeQuery());
            }
        } catch (SQLException e) {
            System.out.println("SQLSTATE " + e.getSQLState() + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private static void print(ResultSet rows) throws SQLException {
        while (rows.next()) {
            StringJoiner row = new StringJoiner("\t");
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.add(String.valueOf(rows.getString(i)));
            }
            System.out.println(row);
        }
    }
}
