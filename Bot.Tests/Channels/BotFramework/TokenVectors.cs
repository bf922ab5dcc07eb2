namespace CareBot.Tests.Channels.BotFramework;

/// <summary>Tokens that were signed elsewhere with a throw-away key, and that key's public half.</summary>
internal static class TokenVectors
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string KeyId = "carebot-test-kid-1";
    public const string ServiceUrl = "https://smba.trafficmanager.net/amer/";

    public const string Keys =
        """
        {"keys":[{"kty":"RSA","use":"sig","kid":"carebot-test-kid-1","x5t":"carebot-test-kid-1","n":"wpgbFFonsaJ81GqPgk3bl8rhB9XUOVu54Ead0Ixd2lHSM3qWYq8UV-7z3vILFPzS2sldvJ2esM90_NahMOOWMXozGPFcvvbjTNaMgSehyimOFbiIGBH-VOFqH8FwgtRqlsKrZOcfqAZ9x9v88glGxuJPFxf1I3oQHdglZE9z2BGI2LfYJ0aChuF64YRSf1u0mOk9t1KF3WI8io53m84ZZFBdV1fCyMiwzT07waRScvl0JHNss8sTtUpLQSYTFqEwzClN4_HkPFMDRGoiDN4kNa8cHA8ZKZc4nz3GC8fGQxE9wlZwX0xAzLZShVvekZj5AZjBzPy14h6To8LG-dwwJQ","e":"AQAB","endorsements":["webchat","directline","facebook","msteams"]}]}
        """;

    public const string Channel =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImNhcmVib3QtdGVzdC1raWQtMSIsIng1dCI6ImNhcmVib3QtdGVzdC1raWQtMSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJ" +
        "odHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIiwiYXVkIjoiMTExMTExMTEtMjIyMi0zMzMzLTQ0NDQtNTU1NTU1NTU1NTU1IiwibmJmIjoxNzAwMDAwMDA" +
        "wLCJleHAiOjQxMDI0NDQ4MDAsInNlcnZpY2V1cmwiOiJodHRwczovL3NtYmEudHJhZmZpY21hbmFnZXIubmV0L2FtZXIvIn0.K8ZESeSai0mbcX36xhdGFtm" +
        "MhdWOXWByxEUYyw-f2zrDtDhApvsh8dizGhwo3kusPwSRepiK9M6fD0bsNt_aMoLQoEobqH_bFDWtyaMlTRCHtlfNoRVSy7iWUteESCdFyf8jIqu2D7VVW-V" +
        "nphHEOyZ0OeLGgNDf7g8zIEUrWN6bM2y5wtsZYhDnSnezvn66vBpK_x4e0PLDqnNtJF3GSeXaBIdv9lVNekSyQ8VS58I2Yngd7XNb-YhI69D6yuLfb2z00AU" +
        "3oMs5SNI3l3OnwBV-XRvjZrQ2T_5uC44fSofbJLNom6y66v5AnS1VF2F8znc3Ww3ZpyndgNhlAVBF_w";

    public const string WrongAudience =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImNhcmVib3QtdGVzdC1raWQtMSIsIng1dCI6ImNhcmVib3QtdGVzdC1raWQtMSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJ" +
        "odHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIiwiYXVkIjoiOTk5OTk5OTktMjIyMi0zMzMzLTQ0NDQtNTU1NTU1NTU1NTU1IiwibmJmIjoxNzAwMDAwMDA" +
        "wLCJleHAiOjQxMDI0NDQ4MDAsInNlcnZpY2V1cmwiOiJodHRwczovL3NtYmEudHJhZmZpY21hbmFnZXIubmV0L2FtZXIvIn0.XAZKjzx3TgswxdP2JYAagF6" +
        "fLg3pWkSwaWZd_dWxArxyOHetBXwAPy3sNfskS41B7u0yUjSEOXlzc2-K_w9UMf7LttnmgKCDinJYCxtk44R1wlLWFrcj5Pq5Yb_RPzdA5SgKaEuPl9lm2cq" +
        "g8qN4onftBoCsQCS8CFPZiy-JihBmTUrCLNBhTIRjKGAoINSODgxeJCxCSv5UWD5Kr2QMxXJA_tg4S9FUzkI0xF2kjGqTxgXnmHaEvDJ5cVzXaHfvO-78_GY" +
        "xGyDvTV6_qJxjX65pLsoBfkyg-VhZZwTPjPGQ5ys2fPSzdZULldLE9_mPBhuKXQ5M6hO48drlhVtcAg";

    public const string Expired =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImNhcmVib3QtdGVzdC1raWQtMSIsIng1dCI6ImNhcmVib3QtdGVzdC1raWQtMSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJ" +
        "odHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIiwiYXVkIjoiMTExMTExMTEtMjIyMi0zMzMzLTQ0NDQtNTU1NTU1NTU1NTU1IiwibmJmIjoxNjAwMDAwMDA" +
        "wLCJleHAiOjE2MDAwMDM2MDAsInNlcnZpY2V1cmwiOiJodHRwczovL3NtYmEudHJhZmZpY21hbmFnZXIubmV0L2FtZXIvIn0.D0khUjzD5SHrMzjuoxUCHXb" +
        "ux9K3hTmSg2u_g5wV2vhlKco0IzRIY6wDJWSlf8n7WnI43iyfVkgJ2HGI_E9-yNC9dMDELb1SHfH3rT5VG7zsiZ2B1zK731dWMv5_U17nLkWpEI0uZcx3Vzx" +
        "NNyW6z2wuuO27Rj1KfU0Ym87_xWRn_E0PcRdxmlDeHOA1D6NZufjDefro_vx3hhWXtytEYgkgAxqh5T7LxGDn6b-WxwiQUtbNElqMdHA9Xf8qci57Pxto8x6" +
        "3N6PNyJko0kFGaDAN2lVxjrMXUeEQlXGbLJ2YV8xG2OhUO5YtSpVqKri65h9OU9elscAae3gyForwzA";

    public const string WrongIssuer =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImNhcmVib3QtdGVzdC1raWQtMSIsIng1dCI6ImNhcmVib3QtdGVzdC1raWQtMSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJ" +
        "odHRwczovL2V2aWwuZXhhbXBsZSIsImF1ZCI6IjExMTExMTExLTIyMjItMzMzMy00NDQ0LTU1NTU1NTU1NTU1NSIsIm5iZiI6MTcwMDAwMDAwMCwiZXhwIjo" +
        "0MTAyNDQ0ODAwLCJzZXJ2aWNldXJsIjoiaHR0cHM6Ly9zbWJhLnRyYWZmaWNtYW5hZ2VyLm5ldC9hbWVyLyJ9.bRdmHcTeEv-FSlbOsUgj2g_CwZsxndqBfx" +
        "QQpo8sBVvMgkm9IboJeTyGW_4p6Os58up_ysXP2HrUyfQzVQx7LOji9QPIo9j7HNiKVPFM7qtScKN1qqG6Msi13Vq5XgEGzMMwgAj-az6hSa0__mlWScLG5P" +
        "7vc0zL56Xy5u8Lel005mTAKyPfsNTp0ZPgn29wddMuJeLnvxmV7F5g7Wa3W8RNHuIB9S9ZrlqB8KYnfKvDcX6idQabIahQGDC-6oWWxDaVfGpOrem0CGCyCu" +
        "FHCKuQmPUzObJE6D42qJTqooXD8iik-XCqRtvbteKVYpv1oEYTX55vLWPyBag_iM_D0g";

    public const string NoServiceUrl =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImNhcmVib3QtdGVzdC1raWQtMSIsIng1dCI6ImNhcmVib3QtdGVzdC1raWQtMSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJ" +
        "odHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIiwiYXVkIjoiMTExMTExMTEtMjIyMi0zMzMzLTQ0NDQtNTU1NTU1NTU1NTU1IiwibmJmIjoxNzAwMDAwMDA" +
        "wLCJleHAiOjQxMDI0NDQ4MDB9.R0sxf2WBZ4tyTFVGCRrbQolYSPog5VSMk3ZEmpajqPirDTMD4Q32bTySskAwDaPJkW8bdpikve8uG7cdoqCJgJNVhLtcKO" +
        "My0B6yC25d4HO0l29CVD1x5cq_A8GDP0Is7Fq-wPjxDWfsO5Clew4Pew_wKnXENePpoioKj8LnjL4fSK-10UClEoV3jjzGkjKhzsJYDlonG0OKBWM4zInx0n" +
        "ihj2HQ_jb_czIKCKCaJHk9knDsnJT74iZb_UMuDrWwMugTFObArnjHfHgpvKdxSgvJyT7VR4s0bpajPySBZ3-c0roK6f7Vf_rqG0w63sw5RZ3d1TKsfVa4bd" +
        "N9UrIO1g";

    public const string EmulatorVersion1 =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImNhcmVib3QtdGVzdC1raWQtMSIsIng1dCI6ImNhcmVib3QtdGVzdC1raWQtMSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJ" +
        "odHRwczovL3N0cy53aW5kb3dzLm5ldC9kNmQ0OTQyMC1mMzliLTRkZjctYTFkYy1kNTlhOTM1ODcxZGIvIiwiYXVkIjoiMTExMTExMTEtMjIyMi0zMzMzLTQ" +
        "0NDQtNTU1NTU1NTU1NTU1IiwiYXBwaWQiOiIxMTExMTExMS0yMjIyLTMzMzMtNDQ0NC01NTU1NTU1NTU1NTUiLCJ2ZXIiOiIxLjAiLCJ0aWQiOiJkNmQ0OTQ" +
        "yMC1mMzliLTRkZjctYTFkYy1kNTlhOTM1ODcxZGIiLCJuYmYiOjE3MDAwMDAwMDAsImV4cCI6NDEwMjQ0NDgwMH0.Mljg9qQqGCQE6DfWNOPLyNo-tYWTODY" +
        "QH4ojG07DX5qk6Gek_lCS-Cuj8S5Pg6L0UClQ8KTh7JimBn-45bM6bAQ-J1nZWJ1DBpPuGsSBfAxWFn-NRayeclK9sq1K55KdrBFmqS4jNn8Le3vQnSB0CfB" +
        "uqL_3jr7XZj9G1lcDC6UF7GypI7T7JvO0eqJVLKM3y9GVAgXtagV8pbCaVcev5-KQIzARpIxOmUvahz3PTcKg1mpkzxwKFs6f7FXaJalYlj6CDmYGuFC8U4h" +
        "G84yJKQfzhO9EmfW8T4uVLt6UpmdOpzC0BDnScty5X0fo-23hZsFUlGe2NQx_blbu3mjPbw";

    public const string EmulatorVersion2 =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImNhcmVib3QtdGVzdC1raWQtMSIsIng1dCI6ImNhcmVib3QtdGVzdC1raWQtMSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJ" +
        "odHRwczovL2xvZ2luLm1pY3Jvc29mdG9ubGluZS5jb20vZDZkNDk0MjAtZjM5Yi00ZGY3LWExZGMtZDU5YTkzNTg3MWRiL3YyLjAiLCJhdWQiOiIxMTExMTE" +
        "xMS0yMjIyLTMzMzMtNDQ0NC01NTU1NTU1NTU1NTUiLCJhenAiOiIxMTExMTExMS0yMjIyLTMzMzMtNDQ0NC01NTU1NTU1NTU1NTUiLCJ2ZXIiOiIyLjAiLCJ" +
        "0aWQiOiJkNmQ0OTQyMC1mMzliLTRkZjctYTFkYy1kNTlhOTM1ODcxZGIiLCJuYmYiOjE3MDAwMDAwMDAsImV4cCI6NDEwMjQ0NDgwMH0.FskyTkUwy5aGpTO" +
        "UOt9JYJnedppFGx1f7BCBQa_DIn6jG4LMZa8jXM7xASxnttf_OHaNr0MFupavrwgWz_U0R68s30K0Q42XPMeQ7H20yCrVBxkw27gMRXhbgSr6tkkexGBdig-" +
        "QfXJ8CfDt04pFv8g9ErAawdQPHECHum5Mi6ifk6r6ZpsDOxzBTckdLpB1ivYOr2trgfpDN91Tx1ZvnArfphlc5xHlqkbUIVOJa2X-3m-5_gNYV6tME0lkpCC" +
        "UjyylKCvxGO3ZRfmf7wDA09a9zGZA_WYaaA750Td-KoCch4TB6kQ17JrkP9WsLbNObFSxTWUMlYQFvyLgMseGRw";
}
