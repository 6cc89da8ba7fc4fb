internal import DICOMweb
internal import LightboxWork

/// Choices of negotiation: clients ask the same way again and again, and the choice depends on nothing but the question.
final class NegotiationCache: Sendable {
    private struct Question: Hashable, Sendable {
        let resource: NegotiatedResource
        let instance: NegotiatedInstance
        let acceptance: Acceptance
    }

    private let choices = BoundedCache<Question, Representation>(limit: 512)

    /// What `negotiate` chooses.
    func representation(
        of resource: NegotiatedResource, _ instance: NegotiatedInstance, accepting acceptance: Acceptance
    ) throws(NegotiationError) -> Representation {
        let question = Question(resource: resource, instance: instance, acceptance: acceptance)
        if let known = choices.value(for: question) { return known }
        let choice = try negotiate(resource, of: instance, accepting: acceptance)
        choices.insert(choice, for: question, cost: 1)
        return choice
    }
}
