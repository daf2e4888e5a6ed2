/** Preloaded into a child: when its parent is gone, however it went, the child stops as on SIGTERM. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Listening alone must not keep the child alive.
process.channel?.unref()
