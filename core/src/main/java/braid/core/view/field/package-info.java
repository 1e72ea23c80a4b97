/**
 * What of an event fills a column: the fields of its JSON, and dates in patterns of their own.
 */
package braid.core.view.field;
