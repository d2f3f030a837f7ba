using System.Text.Json;

namespace TransferScheme.AgeAssessments;

/// <summary>Where an assessment stands.</summary>
public enum AgeStatus
{
    /// <summary>The Home Office decided on first encounter, and nobody doubts.</summary>
    NotDisputed,

    /// <summary>Somebody doubts the age: treated as a child meanwhile.</summary>
    DoubtRaised,

    /// <summary>The manager decided on the route.</summary>
    Triaged,

    /// <summary>The claimed age is accepted without an assessment.</summary>
    AcceptedNoAssessment,

    /// <summary>A brief enquiry, in a clear case alone.</summary>
    BriefEnquiry,

    /// <summary>A full assessment is planned.</summary>
    Planning,

    /// <summary>With the National Age Assessment Board.</summary>
    ReferredToNaab,

    /// <summary>The young person is being heard.</summary>
    Interviewing,

    /// <summary>The assessors weigh what they have.</summary>
    Analysis,

    /// <summary>The provisional view was put to the young person, who may answer.</summary>
    MindedTo,

    /// <summary>The decision is drafted.</summary>
    Drafted,

    /// <summary>Signed by both assessors and assured by the manager.</summary>
    SignedOff,

    /// <summary>Served on the young person.</summary>
    Served,

    /// <summary>Over; what is found later can open a new one.</summary>
    Closed,

    /// <summary>Stands still, with a reason.</summary>
    Paused,

    /// <summary>Given up before a decision.</summary>
    Withdrawn,

    /// <summary>A challenge is announced.</summary>
    Challenged,

    /// <summary>Before a court.</summary>
    StayedByCourt,

    /// <summary>Quashed by a court: another assessment follows.</summary>
    Quashed,

    /// <summary>Another assessment follows, by agreement or on new evidence.</summary>
    Superseded,
}

static class AgeStatusNames
{
    /// <summary>As in the HTTP contract.</summary>
    internal static string Name(this AgeStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    /// <summary>In a sentence.</summary>
    internal static string Words(this AgeStatus status) => status switch
    {
        AgeStatus.NotDisputed => "not disputed",
        AgeStatus.DoubtRaised => "waiting for a route",
        AgeStatus.Triaged => "on its route but not begun",
        AgeStatus.AcceptedNoAssessment => "accepted without an assessment",
        AgeStatus.BriefEnquiry => "in a brief enquiry",
        AgeStatus.Planning => "in planning",
        AgeStatus.ReferredToNaab => "with the national board",
        AgeStatus.Interviewing => "in interviews",
        AgeStatus.Analysis => "in analysis",
        AgeStatus.MindedTo => "waiting for the young person's answer",
        AgeStatus.SignedOff => "signed off",
        AgeStatus.StayedByCourt => "before a court",
        _ => JsonNamingPolicy.CamelCase.ConvertName(status.ToString()),
    };
}
