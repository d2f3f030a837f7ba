using System.Text.Json;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

/// <summary>How the rows of a decision are stored, for good.</summary>
public sealed class RowJsonTests
{
    [Fact]
    public void Shares_are_stored_as_rows_and_read_back() => Stored(
        """[["E06000001",444444450001],["S12000033",-1]]""", new Accrual("E06000001", 444_444_450_001), new Accrual("S12000033", -1));

    [Fact]
    public void Candidates_are_stored_as_rows_and_read_back() => Stored(
        """[["E06000001",1,2000000000003,4],["E06000002",1,2,3,1750,0,1,2,1500]]""",
        new CandidateAccount("E06000001", 1, 2_000_000_000_003, 4),
        new CandidateAccount("E06000002", 1, 2, 3, new FitPoints(1750, 0, 1, 2, 1500)));

    [Theory]
    [InlineData("""[["E06000001"]]""")]
    [InlineData("""[[null,1]]""")]
    [InlineData("""[["E06000001",1.5]]""")]
    public void What_is_not_such_a_row_is_an_error(string json) =>
        Should.Throw<Exception>(() => JsonSerializer.Deserialize<Accrual[]>(json)).ShouldBeAssignableTo<JsonException>();

    static void Stored<T>(string json, params T[] rows)
    {
        JsonSerializer.Serialize(rows).ShouldBe(json);
        JsonSerializer.Deserialize<T[]>(json).ShouldBe(rows);
    }
}
