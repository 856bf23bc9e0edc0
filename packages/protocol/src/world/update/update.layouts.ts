import { only5875, only8606, only12340, upTo8606 } from '../../versions/build.ts';
import { alternative, described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  compressedUpdateObject_1_12,
  compressedUpdateObject_2_4,
  compressedUpdateObject_3_3,
  compressedUpdateObjectOfNotes_2_4,
  destroyObject_1_12,
  destroyObject_3_3,
  updateObject_1_12,
  updateObject_2_4,
  updateObject_3_3,
  updateObjectOfNotes_2_4,
} from './update-object.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const updateLayouts: readonly LayoutEntry[] = [
  ...alternative(only8606, [compressedUpdateObjectOfNotes_2_4, updateObjectOfNotes_2_4]),
  ...described(only5875, [updateObject_1_12, compressedUpdateObject_1_12]),
  ...described(only8606, [updateObject_2_4, compressedUpdateObject_2_4]),
  ...described(only12340, [updateObject_3_3, compressedUpdateObject_3_3, destroyObject_3_3]),
  ...described(upTo8606, [destroyObject_1_12]),
];
