/**
 * Child processes that outlive the command that started them: started in their own session, found again by pid file, stopped for sure.
 *
 * <p>Read {@link braid.launcher.process.Children} first. Knows nothing of Kafka, Cassandra or Braid's services.
 */
package braid.launcher.process;
