import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useChangeSearch } from "../../../components/use-change-search.ts";
import { type ReviewSearch, readReviewSearch } from "./match-search.ts";

/** What the review of a matching shows, and how to change it. */
export function useReviewNavigation() {
  const { id = "" } = useParams({ strict: false });
  const search: ReviewSearch = readReviewSearch(useSearch({ strict: false }));
  const navigate = useNavigate({ from: "/match/$id" });
  const change = useChangeSearch<ReviewSearch>(navigate);
  return { id: Number(id), search, change };
}
