/// Who the request comes from that is being answered: known at the door, needed where instances are taken in, by whatever way
/// they came.
package enum AuditContext {
    @TaskLocal package static var current: (client: AuditClient, service: String)?
}
