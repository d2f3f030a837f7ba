using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Refusals.Drafting;

namespace TransferScheme.Refusals.Issuing;

/// <summary>
/// Asks Allocation, whose offer decides who was first. Both questions bear the refusal's identifier, so that asking again changes
/// nothing: after a crash they are simply asked once more.
/// </summary>
/// <param name="calls">Calls between services.</param>
sealed class OfferCalls(ServiceCalls calls)
{
    const int MostTries = 5;

    static readonly Problem NotTold = new(
        503, "answer-awaited", "Not available at the moment",
        "Allocation does not answer. It is asked again until it does: read the case in a moment.");

    /// <summary>Asks to decline the offer.</summary>
    /// <param name="refusalId">The case, which bears the offer's identifier.</param>
    /// <param name="codes">Codes of the grounds.</param>
    /// <param name="groups">The first level of each code.</param>
    /// <param name="ct">Cancels the question.</param>
    /// <returns>Null when it is declined by this refusal; otherwise the code of Allocation's no.</returns>
    /// <exception cref="NoAnswerException">It is not known: ask again.</exception>
    /// <exception cref="HttpRequestException">It is not known: ask again.</exception>
    internal Task<string?> DeclineAsync(
        Guid refusalId, IReadOnlyList<string> codes, IReadOnlyList<string> groups, CancellationToken ct) =>
        SendAsync(refusalId, "decline", new { refusalId, codes, groups }, ct);

    /// <summary>Asks to take the decline back and accept.</summary>
    /// <param name="refusalId">The case, which bears the offer's identifier.</param>
    /// <param name="placementType">Kind of placement.</param>
    /// <param name="placement">The placement and the social worker.</param>
    /// <param name="ct">Cancels the question.</param>
    /// <returns>Null when the offer is accepted; otherwise the code of Allocation's no.</returns>
    /// <exception cref="NoAnswerException">It is not known: ask again.</exception>
    /// <exception cref="HttpRequestException">It is not known: ask again.</exception>
    internal Task<string?> WithdrawAsync(Guid refusalId, string placementType, PlacementOffered placement, CancellationToken ct) =>
        SendAsync(
            refusalId, "decline-withdrawal", new { refusalId, placementType, placement.Placement, socialWorker = placement.Worker }, ct);

    // The offer may move on between reading and asking: then it is read again.
    async Task<string?> SendAsync(Guid offerId, string act, object question, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await calls.AskAsync<OfferVersion>($"/api/v1/offers/{offerId}", NotTold, ct) is not { } offer)
            {
                return CommonRejections.NotOpen.Code;
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/offers/{offerId}/{act}")
            {
                Content = JsonContent.Create(question, question.GetType(), options: Json.Answers),
            };
            request.Headers.TryAddWithoutValidation("If-Match", Answer.ETag(offer.Version));
            using var answer = await calls.Client.SendAsync(request, ct);
            if (answer.StatusCode is HttpStatusCode.PreconditionFailed && attempt < MostTries)
            {
                continue;
            }

            if (answer.StatusCode is HttpStatusCode.Conflict)
            {
                return await CodeAsync(answer, ct);
            }

            answer.EnsureSuccessStatusCode();
            return null;
        }
    }

    // That the placement is unlawful can be mended; any other no is that the offer is not open.
    static async Task<string> CodeAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync<NoTold>(ct))?.Code == CommonRejections.Unlawful.Code
                ? CommonRejections.Unlawful.Code : CommonRejections.NotOpen.Code;
        }
        catch (JsonException)
        {
            return CommonRejections.NotOpen.Code;
        }
    }

    sealed record OfferVersion(long Version);

    sealed record NoTold(string? Code);
}
