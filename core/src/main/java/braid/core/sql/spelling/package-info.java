/**
 * What SQL lets a user write in several ways, brought to the plain one: names, places in GROUP BY, arguments by name.
 */
package braid.core.sql.spelling;
