/**
 * The page that a browser gets: files from {@code static/}, the chart library from its WebJar, the docs, and the headers that keep a
 * browser from fetching anything else. The page itself uses only the REST API and the live feed.
 */
package braid.page;
