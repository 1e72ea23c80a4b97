/** What JDBC is told of the product, its views, columns and types. */
package braid.jdbc.metadata;
