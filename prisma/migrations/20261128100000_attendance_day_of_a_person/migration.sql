-- Days come in by date, so that those of one person lie on as many pages as there are days; here they lie together.
CREATE INDEX "attendance_day_person_id_day_overtime_min_idx" ON "attendance_day"("person_id", "day", "overtime_min");
