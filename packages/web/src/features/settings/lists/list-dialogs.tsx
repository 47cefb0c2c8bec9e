import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listsQuery, useRefreshLists } from "../api/lists.ts";
import { DeleteItem } from "./delete-item.tsx";
import { DeleteList } from "./delete-list.tsx";
import { ItemDialog } from "./item-dialog.tsx";
import { ListNameDialog } from "./list-name-dialog.tsx";
import { OrderItemsDialog } from "./order-items-dialog.tsx";
import { useListsNavigation } from "./use-lists-navigation.ts";

/** The dialog that the address names, if any; none while the lists are being read. */
export function ListDialogs() {
  const { dialog, list: id, item: key } = useListsNavigation().search;
  const lists = useQuery(listsQuery(false)).data;
  const reload = useReload();
  if (dialog === "add-list") return <ListNameDialog />;
  const list = lists?.find((one) => one.id === id);
  if (dialog === undefined || list === undefined) return null;
  const again = { key: reload.times, list, onReload: reload.now };
  if (dialog === "rename-list") return <ListNameDialog {...again} />;
  if (dialog === "delete-list") return <DeleteList list={list} />;
  if (dialog === "add-item") return <ItemDialog {...again} />;
  if (dialog === "order-items") return <OrderItemsDialog {...again} />;
  const item = list.items.find((one) => one.key === key);
  if (item === undefined) return null;
  return dialog === "edit-item" ? (
    <ItemDialog {...again} item={item} />
  ) : (
    <DeleteItem list={list} item={item} />
  );
}

/** A form that was overtaken by somebody else begins anew with the present state. */
function useReload() {
  const [times, setTimes] = useState(0);
  const refresh = useRefreshLists();
  return { times, now: () => void refresh().then(() => setTimes((before) => before + 1)) };
}
