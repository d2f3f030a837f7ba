namespace TransferScheme.AgeAssessments;

/// <summary>The event store of the AgeAssessments service, in the schema <c>age_assessments</c>.</summary>
public interface IAgeAssessmentStore : IDocumentStore;
